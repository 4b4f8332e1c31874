package resolute.execution.form;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A supporting document as it is handed in.
 *
 * @param kind what kind of document it is: one of the options of its form
 * @param number its number, if it has one
 * @param date the day it was issued
 * @param issuer who issued it, unless that is the organisation that hands it in
 * @param file the uploaded file
 */
public record EvidenceItem(String kind, Optional<String> number, LocalDate date, Optional<String> issuer, UUID file) {
}
