package resolute.dashboard.control;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import resolute.deadline.ControlSettings;
import resolute.deadline.Recipient;

import org.springframework.validation.Errors;

/**
 * The rules of control as a coordinator types them. Texts, so that what cannot be read is
 * shown again as it was typed.
 *
 * @param reminderDays numbers of working days with commas between them
 * @param after1 working days to each level
 * @param recipients1 codes of who is told at each level
 */
public record RulesForm(@Nullable String reminderDays, @Nullable String after1, @Nullable Set<String> recipients1,
		@Nullable String after2, @Nullable Set<String> recipients2, @Nullable String after3,
		@Nullable Set<String> recipients3, @Nullable String askBefore, @Nullable String headDecidesFrom) {

	private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

	static RulesForm of(ControlSettings settings) {
		return new RulesForm(settings.reminderDays().stream().map(String::valueOf).collect(Collectors.joining(", ")),
				String.valueOf(settings.level(1).after()), codes(settings.level(1)),
				String.valueOf(settings.level(2).after()), codes(settings.level(2)),
				String.valueOf(settings.level(3).after()), codes(settings.level(3)),
				String.valueOf(settings.askBefore()), String.valueOf(settings.headDecidesFrom()));
	}

	private static Set<String> codes(ControlSettings.Level level) {
		return level.recipients().stream().map(Recipient::code).collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The rules, if they hold.
	 * @param problems gets what is wrong with which field
	 */
	public Optional<ControlSettings> settings(Errors problems) {
		List<Integer> reminders = reminders(problems);
		List<ControlSettings.Level> levels = new ArrayList<>();
		int earlier = 0;
		for (int level = 1; level <= ControlSettings.LEVELS; level++) {
			int after = number("after" + level,
					List.of(text(this.after1), text(this.after2), text(this.after3)).get(level - 1), 1,
					ControlSettings.MOST_DAYS, problems);
			if (after > 0 && after <= earlier) {
				problems.rejectValue("after" + level, "rules.not-later");
			}
			earlier = Math.max(after, earlier);
			levels.add(new ControlSettings.Level(after, recipients(level, problems)));
		}
		int asked = number("askBefore", text(this.askBefore), 0, ControlSettings.MOST_DAYS, problems);
		int head = number("headDecidesFrom", text(this.headDecidesFrom), 1, 100, problems);
		return problems.hasErrors() ? Optional.empty()
				: Optional.of(new ControlSettings(reminders, levels, asked, head));
	}

	private List<Integer> reminders(Errors problems) {
		List<String> typed = Stream.of(text(this.reminderDays).split("[,;\\s]+"))
			.filter((part) -> !part.isEmpty())
			.toList();
		boolean numbers = typed.stream()
			.allMatch((part) -> NUMBER.matcher(part).matches() && Integer.parseInt(part) >= 1
					&& Integer.parseInt(part) <= ControlSettings.MOST_DAYS);
		if (!numbers || typed.size() > ControlSettings.MOST_REMINDERS || new HashSet<>(typed).size() < typed.size()) {
			problems.rejectValue("reminderDays", "rules.remindersProblem",
					new Object[] { ControlSettings.MOST_REMINDERS, ControlSettings.MOST_DAYS }, null);
			return List.of();
		}
		return typed.stream().map(Integer::valueOf).distinct().toList();
	}

	private Set<Recipient> recipients(int level, Errors problems) {
		Set<String> codes = Optional.ofNullable(switch (level) {
			case 1 -> this.recipients1;
			case 2 -> this.recipients2;
			default -> this.recipients3;
		}).orElse(Set.of());
		Set<String> known = Stream.of(Recipient.values()).map(Recipient::code).collect(Collectors.toSet());
		if (codes.isEmpty() || !known.containsAll(codes)) {
			problems.rejectValue("recipients" + level, "rules.nobody");
			return Set.of(Recipient.COORDINATOR);
		}
		return codes.stream().map(Recipient::ofCode).collect(Collectors.toSet());
	}

	private static int number(String field, String typed, int least, int most, Errors problems) {
		String number = typed.strip();
		if (NUMBER.matcher(number).matches() && Integer.parseInt(number) >= least && Integer.parseInt(number) <= most) {
			return Integer.parseInt(number);
		}
		problems.rejectValue(field, "rules.number", new Object[] { least, most }, null);
		return 0;
	}

	private static String text(@Nullable String typed) {
		return (typed != null) ? typed : "";
	}

}
