package resolute.deadline;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class DeadlineStateConverter implements AttributeConverter<DeadlineState, String> {

	@Override
	public String convertToDatabaseColumn(DeadlineState state) {
		return state.code();
	}

	@Override
	public DeadlineState convertToEntityAttribute(String code) {
		return DeadlineState.ofCode(code);
	}

}
