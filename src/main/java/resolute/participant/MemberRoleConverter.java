package resolute.participant;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class MemberRoleConverter implements AttributeConverter<MemberRole, String> {

	@Override
	public String convertToDatabaseColumn(MemberRole role) {
		return role.code();
	}

	@Override
	public MemberRole convertToEntityAttribute(String code) {
		return MemberRole.ofCode(code);
	}

}
