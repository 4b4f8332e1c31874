package resolute.samples;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import resolute.participant.MemberView;
import resolute.participant.OrganisationKind;
import resolute.participant.OrganisationView;
import resolute.participant.Participants;
import resolute.shared.OrganisationId;
import resolute.shared.Rehearsal;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the console says at the end of a start: where to go, and who can sign in. */
@Component
class Welcome {

	private static final String RULE = "─".repeat(78);

	private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

	private final Participants participants;

	private final Passwords passwords;

	private final Environment environment;

	private final Rehearsal rehearsal;

	private final Clock clock;

	Welcome(Participants participants, Passwords passwords, Environment environment, Rehearsal rehearsal, Clock clock) {
		this.participants = participants;
		this.passwords = passwords;
		this.environment = environment;
		this.rehearsal = rehearsal;
		this.clock = clock;
	}

	/**
	 * The text, in Russian.
	 * @param adminPassword given if the account has just been created: then a generated
	 * password is printed, this once
	 * @param samplePassword likewise
	 */
	String text(Optional<Password> adminPassword, Optional<Password> samplePassword) {
		List<MemberView> members = this.participants.members();
		List<String> lines = new ArrayList<>(List.of("", RULE, " Resolute работает: " + address(), ""));
		if (this.rehearsal.isOn()) {
			lines.add(" РЕПЕТИЦИЯ: система работает так, будто сегодня " + TODAY.format(LocalDate.now(this.clock))
					+ " (на " + this.rehearsal.days() + " дн. позже).");
			lines.add("");
		}
		Map<OrganisationKind, List<String>> sampleAccounts = sampleAccounts(members);
		if (!sampleAccounts.isEmpty()) {
			lines.add(" Войти могут (образцы):");
			sampleAccounts.forEach((kind, accounts) -> lines.addAll(row(name(kind), accounts)));
			lines.add(" Пароль у них один: "
					+ whereIs(samplePassword, StandingParticipants.SAMPLE_PASSWORD_FILE, "RESOLUTE_SAMPLE_PASSWORD"));
			lines.add("");
		}
		if (members.stream().anyMatch((member) -> member.userId().equals(StandingParticipants.ADMIN))) {
			lines.add(" Администратор: " + StandingParticipants.ADMIN + ", пароль: "
					+ whereIs(adminPassword, StandingParticipants.ADMIN_PASSWORD_FILE, "RESOLUTE_ADMIN_PASSWORD"));
		}
		lines.add(RULE);
		return String.join(System.lineSeparator(), lines);
	}

	private String whereIs(Optional<Password> created, String fileName, String setting) {
		Optional<Password> generated = created.filter((password) -> password.file().isPresent());
		if (generated.isPresent()) {
			return generated.get().value() + System.lineSeparator() + "   (больше не печатается; записан в "
					+ this.passwords.file(fileName) + ")";
		}
		if (created.isPresent()) {
			return "тот, что задан в " + setting;
		}
		return this.passwords.file(fileName).toFile().exists() ? "записан в " + this.passwords.file(fileName)
				: "тот, что был задан при первом запуске";
	}

	private Map<OrganisationKind, List<String>> sampleAccounts(List<MemberView> members) {
		Map<OrganisationId, OrganisationKind> kinds = this.participants.organisations()
			.stream()
			.collect(Collectors.toMap(OrganisationView::id, OrganisationView::kind));
		Map<OrganisationKind, List<String>> accounts = new TreeMap<>();
		List<String> samples = this.participants.sampleAccounts();
		for (MemberView member : members) {
			if (samples.contains(member.userId())) {
				member.organisations()
					.stream()
					.map(kinds::get)
					.distinct()
					.forEach((kind) -> accounts.computeIfAbsent(kind, (key) -> new ArrayList<>()).add(member.userId()));
			}
		}
		return accounts;
	}

	private static List<String> row(String title, List<String> accounts) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder(String.format("   %-22s", title));
		for (String account : accounts) {
			if (line.length() + account.length() > RULE.length()) {
				lines.add(line.toString().stripTrailing());
				line = new StringBuilder(" ".repeat(25));
			}
			line.append(account).append("  ");
		}
		lines.add(line.toString().stripTrailing());
		return lines;
	}

	private static String name(OrganisationKind kind) {
		return switch (kind) {
			case COORDINATOR -> "координатор";
			case DISTRICT -> "администрация района";
			case DISTRICT_HEAD -> "глава района";
			case COUNCIL -> "совет";
			case SETTLEMENT -> "поселения";
			case COMPANY -> "организации ЖКХ";
			case INITIATIVE_GROUP -> "инициативная группа";
		};
	}

	private String address() {
		String port = this.environment.getProperty("local.server.port",
				this.environment.getProperty("server.port", "8080"));
		return "http://localhost:" + port;
	}

}
