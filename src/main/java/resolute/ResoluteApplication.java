package resolute;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class ResoluteApplication {

	public static void main(String[] args) {
		SpringApplication.run(ResoluteApplication.class, args);
	}

}
