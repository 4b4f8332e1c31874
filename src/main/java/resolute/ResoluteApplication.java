package resolute;

import java.util.Locale;
import java.util.TimeZone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class ResoluteApplication {

	public static void main(String[] args) {
		// The engine's timestamps have no zone: every node of a cluster has to use the
		// same.
		TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
		// People read Russian unless their browser asks for English.
		Locale.setDefault(Locale.forLanguageTag("ru"));
		SpringApplication.run(ResoluteApplication.class, args);
	}

}
