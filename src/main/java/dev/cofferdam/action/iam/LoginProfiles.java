package dev.cofferdam.action.iam;

import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.LoginProfile;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Users' console passwords, of which IAM tells only that they are there. */
final class LoginProfiles {
    private LoginProfiles() {}

    /** Empty when the user has no password, or there is no such user. */
    static Optional<LoginProfile> find(IamClient iam, String user) {
        try {
            return Optional.of(iam.getLoginProfile(r -> r.userName(user)).loginProfile());
        } catch (NoSuchEntityException _) {
            return Optional.empty();
        }
    }
}
