/**
 * Users, groups, authorizations and filters in the engine, which is where Camunda's web
 * applications look for them. Nothing else in this module knows the engine.
 */
@NullMarked
package resolute.participant.provisioning;

import org.jspecify.annotations.NullMarked;
