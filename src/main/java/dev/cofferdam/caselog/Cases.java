package dev.cofferdam.caselog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The cases below one home folder. Thread-safe. */
public interface Cases {
    /**
     * Makes a case's folder and its first record, {@code case.opened} (body: title, severity?, finding?), and leaves it
     * open.
     *
     * @param finding the finding's JSON as it was given, kept in the record
     */
    CaseLog create(String title, @Nullable String severity, @Nullable JsonNode finding, Actor actor, Mode mode);

    /** The newest first. Folders that are not cases are passed over; a case that cannot be read is listed by its id. */
    List<CaseSummary> list();

    /**
     * @param idOrPrefix a case's id or an unambiguous beginning of it
     * @throws CaseInUseException when another process has it open for writing
     * @throws NoSuchCaseException when there is none
     * @throws CaseLogException when it is ambiguous, or cannot be read
     */
    CaseLog open(String idOrPrefix);

    /** Opens for reading only: takes no lock, works while another process writes. */
    CaseReader read(String idOrPrefix);

    CaseSummary summary(String idOrPrefix);
}
