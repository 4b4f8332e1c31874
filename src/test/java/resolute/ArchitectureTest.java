package resolute;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.persistence.Entity;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import resolute.execution.form.FormHandler;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "resolute", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

	@ArchTest
	static final ArchRule theEngineIsKnownOnlyWhereItIsSteered = noClasses().that()
		.resideOutsideOfPackages("..execution.process..", "..participant.provisioning..", "..security..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.camunda..");

	@ArchTest
	static final ArchRule formsKnowNothingOfTheEngine = noClasses().that()
		.resideInAPackage("..execution.form..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..execution.process..", "org.camunda..");

	@ArchTest
	static final ArchRule delegatesAndHandlersAreNobodysBusiness = classes().that()
		.areAssignableTo(JavaDelegate.class)
		.or()
		.implement(FormHandler.class)
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule controllersAndSettingsAreNobodysBusiness = classes().that()
		.areAnnotatedWith(Controller.class)
		.or()
		.areAnnotatedWith(RestController.class)
		.or()
		.areAnnotatedWith(ConfigurationProperties.class)
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule delegatesAreNamedForWhatTheyAre = classes().that()
		.implement(JavaDelegate.class)
		.should()
		.haveSimpleNameEndingWith("Delegate");

	@ArchTest
	static final ArchRule entitiesStayInTheirModule = classes().that()
		.areAnnotatedWith(Entity.class)
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule nobodyAsksForTheTimeWithoutTheClock = noClasses().should()
		.accessTargetWhere(
				DescribedPredicate.describe("reads the clock of the machine", (JavaAccess<?> access) -> isNow(access)));

	@ArchTest
	static final ArchRule dependenciesComeThroughTheConstructor = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

	private static boolean isNow(JavaAccess<?> access) {
		String owner = access.getTargetOwner().getName();
		boolean clockless = access.getTarget().getFullName().endsWith("now()");
		boolean newDate = owner.equals(Date.class.getName()) && access.getTarget().getFullName().endsWith("<init>()");
		return newDate
				|| clockless && (owner.equals(Instant.class.getName()) || owner.equals(LocalDate.class.getName())
						|| owner.equals(LocalDateTime.class.getName()) || owner.equals(OffsetDateTime.class.getName())
						|| owner.equals(ZonedDateTime.class.getName()))
				|| owner.equals(Clock.class.getName()) && access.getTarget().getName().startsWith("system")
						&& !access.getOriginOwner().getSimpleName().equals("ClockConfiguration");
	}

}
