package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import java.util.List;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Whom the responder is signed in as. Nobody needs a permission to ask, and no policy can deny it. Source: STS API
 * Reference, GetCallerIdentity.
 */
final class Caller {
    private final ActionContext aws;

    Caller(ActionContext aws) {
        this.aws = aws;
    }

    /** Says so, where the responder would be locked out. */
    List<String> lockedOutWith(Principal principal) {
        if (!is(principal)) return List.of();
        return List.of("You are signed in with this %s: you lock yourself out, and undo then needs another identity."
                .formatted(principal.kindName()));
    }

    /** A role session's ARN has the role's name without its path. Source: IAM User Guide, "IAM identifiers". */
    private boolean is(Principal principal) {
        var arn = aws.client(StsClient.class).getCallerIdentity().arn();
        var resource = arn.substring(arn.lastIndexOf(':') + 1);
        return switch (principal.kind()) {
            case USER -> resource.startsWith("user/") && resource.endsWith("/" + principal.name());
            case ROLE -> resource.startsWith("assumed-role/" + principal.name() + "/");
            case GROUP -> false;
        };
    }
}
