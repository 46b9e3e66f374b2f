package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityType;

/** Source: IAM API Reference, GetAccountAuthorizationDetails. */
public final class AuthorizationDetails implements ReadAction<AuthorizationDetails.In, AuthorizationDetails.Out> {
    public record In(
            @Input(
                    value = "Whether AWS's own policies that are in use are read as well; they are the same"
                            + " everywhere.",
                    optional = true)
            boolean awsPolicies) {}

    public record Out(
            @Output("How many users there are.") long users,
            @Output("How many groups there are.") long groups,
            @Output("How many roles there are.") long roles,
            @Output("How many managed policies were read.") long policies,

            @Output("The roles whose trust policy lets in another account, or everybody, sorted.")
            List<String> rolesTrustingOthers,

            @Output("The evidence: a user, group, role or policy a line, as JSON.")
            String evidenceSha256) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.authorization-details",
                "Keep all of the account's permissions",
                """
                Reads every user, group, role and managed policy of the account, with all policy documents and trust \
                policies, and keeps them, one JSON line each. Do it before IAM is changed: it is what later questions \
                ("could the attacker have …?") are answered from, and what the end is compared with.

                - **It is large**: thousands of roles make hundreds of calls, and tens of megabytes. It is written as it \
                is read, and takes minutes; in a large account call it early and go on with the next step meanwhile.
                - **It is no snapshot**: what is changed while it reads may be in it or not.
                - Keys, passwords and devices are not in it: `iam.credential-report` has those.
                - An attacker reads the same by one call; look in the trail who did.
                """,
                Kind.PRESERVE,
                Risk.READ,
                In.class,
                Out.class,
                List.of(Permission.of("iam:GetAccountAuthorizationDetails")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var kinds = new ArrayList<>(
                List.of(EntityType.USER, EntityType.GROUP, EntityType.ROLE, EntityType.LOCAL_MANAGED_POLICY));
        if (in.awsPolicies()) kinds.add(EntityType.AWS_MANAGED_POLICY);
        var details = aws.client(IamClient.class).getAccountAuthorizationDetailsPaginator(r -> r.filter(kinds));
        var pages = new DetailPages(details.iterator(), aws);
        var name = "iam-authorization-details-%s.jsonl".formatted(aws.account());
        var kept = aws.keep(name, "application/x-ndjson", pages);
        return pages.out(kept.sha256());
    }
}
