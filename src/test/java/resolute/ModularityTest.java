package resolute;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

/** Which module may use which is said in their {@code package-info}s and in ADR 0001. */
class ModularityTest {

	@Test
	void modulesUseOnlyWhatTheyMay() {
		ApplicationModules modules = ApplicationModules.of(ResoluteApplication.class);

		assertThat(modules.stream().map((module) -> module.getIdentifier().toString())).contains("shared", "calendar",
				"participant", "resolution", "deadline", "outcome", "register", "execution", "dashboard", "security");
		modules.verify();
	}

}
