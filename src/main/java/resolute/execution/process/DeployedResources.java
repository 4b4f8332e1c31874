package resolute.execution.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration;

import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Deploys models and forms under their bare file names. The starter names a file that is
 * not in a jar by its absolute path: no model would find its form, and every place the
 * application runs from would make a new version of every process.
 */
@Component
class DeployedResources extends DefaultDeploymentConfiguration {

	@Override
	public Set<Resource> getDeploymentResources() {
		return super.getDeploymentResources().stream().map(NamedByFile::new).collect(Collectors.toSet());
	}

	/** A resource without a path of its own, so that its file name is all there is. */
	private static final class NamedByFile extends AbstractResource {

		private final Resource resource;

		NamedByFile(Resource resource) {
			this.resource = resource;
		}

		@Override
		public String getFilename() {
			return String.valueOf(this.resource.getFilename());
		}

		@Override
		public String getDescription() {
			return this.resource.getDescription();
		}

		@Override
		public InputStream getInputStream() throws IOException {
			return this.resource.getInputStream();
		}

	}

}
