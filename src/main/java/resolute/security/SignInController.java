package resolute.security;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SignInController {

	@GetMapping("/sign-in")
	String signIn(Authentication authentication) {
		return (authentication != null) ? "redirect:/" : "sign-in";
	}

}
