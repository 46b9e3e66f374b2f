package dev.cofferdam.action.athena;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.NamedQuery;

/** Finds a saved query that only reads. */
final class SavedSelect {
    /**
     * After comments, of which none is taken for longer than it is: what stands between two of them is no comment.
     * Athena runs one statement at a time, and {@code WITH} leads to nothing but a select.
     */
    private static final Pattern SELECT =
            Pattern.compile("(?is)^(?>\\s+|--[^\\n]*\\n|/\\*.*?\\*/)*+\\(?\\s*(?:SELECT|WITH)\\b.*");

    private SavedSelect() {}

    /** @throws ActionException when there is none, or it is none that only reads */
    static NamedQuery named(String name, String workgroup, ActionContext aws) {
        var athena = aws.client(AthenaClient.class);
        for (var page : athena.listNamedQueriesPaginator(r -> r.workGroup(workgroup))) {
            if (page.namedQueryIds().isEmpty()) continue;
            var found = athena.batchGetNamedQuery(r -> r.namedQueryIds(page.namedQueryIds())).namedQueries().stream()
                    .filter(q -> q.name().equals(name))
                    .findFirst();
            if (found.isPresent()) return demandSelect(found.get());
        }
        throw new ActionException(
                "NoSuchQuery",
                "Athena has no query saved as %s in workgroup %s in %s. Check its name, the workgroup and the region."
                        .formatted(name, workgroup, aws.region()));
    }

    private static NamedQuery demandSelect(NamedQuery query) {
        if (SELECT.matcher(query.queryString()).matches()) return query;
        throw new ActionException(
                "NotASelect",
                "Query %s is no SELECT: this step runs nothing that may change tables or write elsewhere than its result."
                        .formatted(query.name()));
    }
}
