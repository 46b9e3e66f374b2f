package dev.cofferdam.action.iam;

import dev.cofferdam.action.Action;
import java.util.List;

/** All actions of this package. */
public final class IamActions {
    private IamActions() {}

    public static List<Action<?, ?>> all() {
        return List.of(
                new DescribePrincipal(),
                new CredentialReport(),
                new AuthorizationDetails(),
                new DeactivateAccessKey(),
                new DeleteAccessKey(),
                new DisableConsoleLogin(),
                new DeactivateMfaDevice(),
                new DetachPolicy(),
                new RemoveFromGroups(),
                new QuarantineUser(),
                new QuarantineRole(),
                new RestrictRoleTrust(),
                new RemoveIdentityProvider(),
                new DeleteAttackerPrincipal(),
                new SetPermissionsBoundary(),
                new RevokeRoleSessions(),
                new DetachInstanceProfile());
    }
}
