package dev.cofferdam.servers;

import software.amazon.awssdk.services.iam.IamClient;

/** Users, roles and what they may do. */
final class IamSeeds {
    private static final String ALLOW_S3 =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}";
    private static final String TRUST_EC2 = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},\
        "Action":"sts:AssumeRole"}]}\
        """;

    private final MadeOnce made;

    IamSeeds(MadeOnce made) {
        this.made = made;
    }

    String user() {
        return made.once("user", () -> {
            iam().createUser(r -> r.userName("svc-backup"));
            iam().putUserPolicy(r ->
                    r.userName("svc-backup").policyName("backup-access").policyDocument(ALLOW_S3));
            return "svc-backup";
        });
    }

    String accessKey() {
        return made.once("accessKey", () -> {
            var user = user();
            return iam().createAccessKey(r -> r.userName(user)).accessKey().accessKeyId();
        });
    }

    String person() {
        return made.once("person", () -> {
            var group = group();
            iam().createUser(r -> r.userName("jmartin"));
            iam().createLoginProfile(r -> r.userName("jmartin").password("Of-nobody-0123456789"));
            iam().addUserToGroup(r -> r.userName("jmartin").groupName(group));
            return "jmartin";
        });
    }

    String group() {
        return made.once("group", () -> {
            var policy = managedPolicy();
            iam().createGroup(r -> r.groupName("platform-admins"));
            iam().attachGroupPolicy(r -> r.groupName("platform-admins").policyArn(policy));
            return "platform-admins";
        });
    }

    String mfaDevice() {
        return made.once("mfaDevice", () -> {
            var person = person();
            var device = iam().createVirtualMFADevice(r -> r.virtualMFADeviceName(person))
                    .virtualMFADevice()
                    .serialNumber();
            iam().enableMFADevice(r -> r.userName(person)
                    .serialNumber(device)
                    .authenticationCode1("123456")
                    .authenticationCode2("654321"));
            return device;
        });
    }

    String identityProvider() {
        return made.once(
                "identityProvider",
                () -> iam().createSAMLProvider(
                                r -> r.name("harbour-sso").samlMetadataDocument("<EntityDescriptor/>".repeat(60)))
                        .samlProviderArn());
    }

    String role() {
        return made.once("role", () -> {
            iam().createRole(r -> r.roleName("web-app-role").assumeRolePolicyDocument(TRUST_EC2));
            iam().putRolePolicy(r ->
                    r.roleName("web-app-role").policyName("storefront").policyDocument(ALLOW_S3));
            return "web-app-role";
        });
    }

    String roleArn() {
        var role = role();
        return iam().getRole(r -> r.roleName(role)).role().arn();
    }

    String profile() {
        return made.once("profile", () -> {
            var role = role();
            iam().createInstanceProfile(r -> r.instanceProfileName("web-app-profile"));
            iam().addRoleToInstanceProfile(
                            r -> r.instanceProfileName("web-app-profile").roleName(role));
            return "web-app-profile";
        });
    }

    String managedPolicy() {
        return made.once(
                "managedPolicy",
                () -> iam().createPolicy(r -> r.policyName("boundary").policyDocument(ALLOW_S3))
                        .policy()
                        .arn());
    }

    private IamClient iam() {
        return made.client(IamClient.class);
    }
}
