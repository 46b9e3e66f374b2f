package dev.cofferdam.action.aws;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user or a role, and what its policies say.
 *
 * @param policies its own and those of its groups, sorted
 * @param boundary its permissions boundary; null: it has none
 * @param trust who can assume it; empty for a user
 * @param profiles ARNs of the instance profiles that hand out a role
 */
record Identity(
        boolean isRole,
        String name,
        String arn,
        List<GrantedPolicy> policies,
        @Nullable Boundary boundary,
        List<PolicyStatement> trust,
        List<String> profiles) {

    /**
     * @param id its ARN; of an inline policy, one made up from its owner's
     * @param group the group by which a user has it; empty: itself
     * @param document empty: could not be read
     */
    record GrantedPolicy(
            String id, String name, boolean inline, String group, Optional<List<PolicyStatement>> document) {
        /** None, where it could not be read. */
        List<PolicyStatement> statements() {
            return document.orElse(List.of());
        }
    }

    /** @param statements empty: could not be read */
    record Boundary(String arn, Optional<List<PolicyStatement>> statements) {}

    /** Whether its policies allow this; a policy of the organization may still forbid it. */
    Answer may(String action, String resource) {
        return allowed(statements(), action, resource)
                .and(boundaryAllows(action, resource))
                .and(notDenied(action, resource));
    }

    /** NO where a statement denies it for certain, MAYBE where one denies it under conditions. */
    Answer notDenied(String action, String resource) {
        return Stream.concat(statements(), boundaryStatements())
                .filter(s -> !s.allows())
                .map(s -> switch (s.covers(action, resource)) {
                    case NO -> Answer.YES;
                    case MAYBE -> Answer.MAYBE;
                    case YES -> Answer.NO;
                })
                .reduce(Answer.YES, Answer::and);
    }

    Answer boundaryAllows(String action, String resource) {
        if (boundary == null) return Answer.YES;
        if (boundary.statements().isEmpty()) return Answer.MAYBE;
        return allowed(boundaryStatements(), action, resource);
    }

    /** The policy that denies it everything, always. */
    Optional<GrantedPolicy> silencedBy() {
        return policies.stream()
                .filter(p -> p.statements().stream().anyMatch(PolicyStatement::deniesEverything))
                .findFirst();
    }

    /** What may take away from what a policy allows; empty where nothing does. */
    List<String> limits() {
        var denying = policies.stream()
                .filter(p -> p.statements().stream().anyMatch(s -> !s.allows()))
                .map(p -> "statements that deny in " + p.name());
        var bound = boundary == null ? Stream.<String>of() : Stream.of("the permissions boundary " + boundary.arn());
        return Stream.concat(denying, bound).distinct().toList();
    }

    private Stream<PolicyStatement> statements() {
        return policies.stream().flatMap(p -> p.statements().stream());
    }

    private Stream<PolicyStatement> boundaryStatements() {
        return boundary == null ? Stream.of() : boundary.statements().stream().flatMap(List::stream);
    }

    private static Answer allowed(Stream<PolicyStatement> statements, String action, String resource) {
        return statements
                .filter(PolicyStatement::allows)
                .map(s -> s.covers(action, resource))
                .reduce(Answer.NO, Answer::or);
    }
}
