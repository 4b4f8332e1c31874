package resolute.participant;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class OrganisationKindConverter implements AttributeConverter<OrganisationKind, String> {

	@Override
	public String convertToDatabaseColumn(OrganisationKind kind) {
		return kind.code();
	}

	@Override
	public OrganisationKind convertToEntityAttribute(String code) {
		return OrganisationKind.ofCode(code);
	}

}
