package resolute.shared;

import java.util.regex.Pattern;

/**
 * Names one recommendation of one resolution: {@code amursk-2014/1.1}. It is the business
 * key of the process instances that carry the recommendation out.
 *
 * @param resolution the resolution it stands in
 * @param number its number there, as printed: {@code 1.1}
 */
public record RecommendationKey(ResolutionId resolution, String number) {

	private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){0,3}");

	/**
	 * The key of work that belongs to no resolution: a process modelled for something
	 * else.
	 */
	public static final RecommendationKey NONE = new RecommendationKey(new ResolutionId("none"), "0");

	public RecommendationKey {
		if (!NUMBER.matcher(number).matches()) {
			throw new IllegalArgumentException("Not the number of a recommendation: " + number);
		}
	}

	/**
	 * Reads the business key of a process instance.
	 * @throws IllegalArgumentException if it is not of the form {@code resolution/number}
	 */
	public static RecommendationKey parse(String businessKey) {
		int slash = businessKey.indexOf('/');
		if (slash < 0) {
			throw new IllegalArgumentException("Not a recommendation's key: " + businessKey);
		}
		return new RecommendationKey(new ResolutionId(businessKey.substring(0, slash)),
				businessKey.substring(slash + 1));
	}

	@Override
	public String toString() {
		return this.resolution + "/" + this.number;
	}

}
