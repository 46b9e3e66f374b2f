package dev.cofferdam.action.aws;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether users and roles of the account can assume a role of it: what its trust policy says, and what their own
 * policies say. A trust policy that names them is enough by itself; one that names the account leaves it to their own
 * policies. Source: IAM User Guide, "Policy evaluation for requests within a single account", "AWS JSON policy
 * elements: Principal".
 */
record Trust(Identity role, String account) {
    private static final String ASSUME = "sts:AssumeRole";

    /** @param why what it hangs on; empty when nothing is to be said */
    record Verdict(Answer answer, String why) {}

    Verdict of(Identity who) {
        var named = naming(List.of(who.arn()));
        var delegated = naming(List.of(account, "arn:%s:iam::%s:root".formatted(partition(), account), "*"));
        if (named == Answer.NO && delegated == Answer.NO) return new Verdict(Answer.NO, "");
        var trusted = named.and(limitedByBoundary(who)).or(delegated.and(who.may(ASSUME, role.arn())));
        var answer = trusted.and(who.notDenied(ASSUME, role.arn())).and(notKeptOut(who));
        return new Verdict(answer, answer == Answer.MAYBE ? why(who) : "");
    }

    /** Whom it lets in besides users and roles of the account: services, accounts, identity providers, everybody. */
    Stream<PolicyStatement> lettingIn() {
        return role.trust().stream().filter(PolicyStatement::allows);
    }

    /** An allowing statement that names one of these; one that names all but some lets in who knows whom. */
    private Answer naming(List<String> names) {
        return lettingIn()
                .filter(Trust::assumes)
                .filter(s -> s.allButPrincipals() || s.principals().stream().anyMatch(names::contains))
                .map(s -> s.allButPrincipals() ? Answer.MAYBE : s.unlessConditional())
                .reduce(Answer.NO, Answer::or);
    }

    private Answer notKeptOut(Identity who) {
        var names = List.of(who.arn(), account, "arn:%s:iam::%s:root".formatted(partition(), account), "*");
        return role.trust().stream()
                .filter(s -> !s.allows() && assumes(s))
                .filter(s -> s.allButPrincipals() || s.principals().stream().anyMatch(names::contains))
                .map(s -> s.isConditional() || s.allButPrincipals() ? Answer.MAYBE : Answer.NO)
                .reduce(Answer.YES, Answer::and);
    }

    /** A boundary binds a role also where it is named; of a user it does not. */
    private static Answer limitedByBoundary(Identity who) {
        return who.isRole() && who.boundary() != null ? Answer.MAYBE : Answer.YES;
    }

    private static boolean assumes(PolicyStatement statement) {
        return statement.actions().stream().anyMatch(a -> Wildcard.matchesAction(a, ASSUME))
                != statement.allButActions();
    }

    private String why(Identity who) {
        var conditions = role.trust().stream()
                .filter(PolicyStatement::isConditional)
                .flatMap(s -> s.conditions().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        if (!conditions.isEmpty()) return "its trust policy asks for " + conditions;
        var limits = who.limits();
        return limits.isEmpty()
                ? "under conditions of its own policies"
                : "as far as " + limits.getFirst() + " lets it";
    }

    private String partition() {
        return role.arn().split(":", 3)[1];
    }
}
