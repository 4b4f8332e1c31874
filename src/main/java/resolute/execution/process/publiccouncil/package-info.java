/** 1.7: the district helps to create the Public Council on housing. */
@NullMarked
package resolute.execution.process.publiccouncil;

import org.jspecify.annotations.NullMarked;
