package dev.cofferdam.action.iam;

import dev.cofferdam.action.Change;
import dev.cofferdam.aws.SdkJson;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.MFADevice;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.SSHPublicKeyMetadata;
import software.amazon.awssdk.services.iam.model.ServiceSpecificCredentialMetadata;
import software.amazon.awssdk.services.iam.model.SigningCertificate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a user or a role has and has to lose before IAM deletes it, in the order in which it is taken. Source: IAM API
 * Reference, DeleteUser, DeleteRole.
 */
enum Belonging {
    LOGIN_PROFILE("LoginProfile", Principal.Kind.USER) {
        @Override
        Map<String, JsonNode> of(IamClient iam, String owner) {
            return LoginProfiles.find(iam, owner)
                    .<Map<String, JsonNode>>map(profile -> Map.of("", SdkJson.of(profile)))
                    .orElse(Map.of());
        }

        @Override
        void take(IamClient iam, String owner, String id) {
            iam.deleteLoginProfile(r -> r.userName(owner));
        }
    },
    ACCESS_KEY("AccessKey", Principal.Kind.USER) {
        @Override
        Map<String, JsonNode> of(IamClient iam, String owner) {
            return described(
                    iam.listAccessKeysPaginator(r -> r.userName(owner)).accessKeyMetadata().stream(),
                    AccessKeyMetadata::accessKeyId);
        }

        @Override
        void take(IamClient iam, String owner, String id) {
            iam.deleteAccessKey(r -> r.userName(owner).accessKeyId(id));
        }
    },
    MFA_DEVICE("MfaDevice", Principal.Kind.USER) {
        @Override
        Map<String, JsonNode> of(IamClient iam, String owner) {
            return described(
                    iam.listMFADevicesPaginator(r -> r.userName(owner)).mfaDevices().stream(), MFADevice::serialNumber);
        }

        @Override
        void take(IamClient iam, String owner, String id) {
            iam.deactivateMFADevice(r -> r.userName(owner).serialNumber(id));
        }
    },
    SIGNING_CERTIFICATE("SigningCertificate", Principal.Kind.USER) {
        @Override
        Map<String, JsonNode> of(IamClient iam, String owner) {
            return described(
                    iam.listSigningCertificatesPaginator(r -> r.userName(owner)).certificates().stream(),
                    SigningCertificate::certificateId);
        }

        @Override
        void take(IamClient iam, String owner, String id) {
            iam.deleteSigningCertificate(r -> r.userName(owner).certificateId(id));
        }
    },
    SSH_KEY("SshPublicKey", Principal.Kind.USER) {
        @Override
        Map<String, JsonNode> of(IamClient iam, String owner) {
            return described(
                    iam.listSSHPublicKeysPaginator(r -> r.userName(owner)).sshPublicKeys().stream(),
                    SSHPublicKeyMetadata::sshPublicKeyId);
        }

        @Override
        void take(IamClient iam, String owner, String id) {
            iam.deleteSSHPublicKey(r -> r.userName(owner).sshPublicKeyId(id));
        }
    },
    SERVICE_CREDENTIAL("ServiceSpecificCredential", Principal.Kind.USER) {
        @Override
        Map<String, JsonNode> of(IamClient iam, String owner) {
            return described(
                    iam.listServiceSpecificCredentials(r -> r.userName(owner)).serviceSpecificCredentials().stream(),
                    ServiceSpecificCredentialMetadata::serviceSpecificCredentialId);
        }

        @Override
        void take(IamClient iam, String owner, String id) {
            iam.deleteServiceSpecificCredential(r -> r.userName(owner).serviceSpecificCredentialId(id));
        }
    },
    GROUP("Group", Principal.Kind.USER) {
        @Override
        Map<String, JsonNode> of(IamClient iam, String owner) {
            return marked(Membership.of(iam, Principal.user(owner)), "member");
        }

        @Override
        void take(IamClient iam, String owner, String id) {
            iam.removeUserFromGroup(r -> r.userName(owner).groupName(id));
        }
    },
    USER_INLINE("InlinePolicy", Principal.Kind.USER) {
        @Override
        Map<String, JsonNode> of(IamClient iam, String owner) {
            return documents(
                    iam,
                    Principal.user(owner),
                    iam.listUserPoliciesPaginator(r -> r.userName(owner)).policyNames().stream());
        }

        @Override
        void take(IamClient iam, String owner, String id) {
            iam.deleteUserPolicy(r -> r.userName(owner).policyName(id));
        }
    },
    USER_ATTACHED("AttachedPolicy", Principal.Kind.USER) {
        @Override
        Map<String, JsonNode> of(IamClient iam, String owner) {
            return marked(
                    iam.listAttachedUserPoliciesPaginator(r -> r.userName(owner)).attachedPolicies().stream()
                            .map(AttachedPolicy::policyArn),
                    "attached");
        }

        @Override
        void take(IamClient iam, String owner, String id) {
            iam.detachUserPolicy(r -> r.userName(owner).policyArn(id));
        }
    },
    ROLE_INLINE("InlinePolicy", Principal.Kind.ROLE) {
        @Override
        Map<String, JsonNode> of(IamClient iam, String owner) {
            return documents(
                    iam,
                    Principal.role(owner),
                    iam.listRolePoliciesPaginator(r -> r.roleName(owner)).policyNames().stream());
        }

        @Override
        void take(IamClient iam, String owner, String id) {
            iam.deleteRolePolicy(r -> r.roleName(owner).policyName(id));
        }
    },
    ROLE_ATTACHED("AttachedPolicy", Principal.Kind.ROLE) {
        @Override
        Map<String, JsonNode> of(IamClient iam, String owner) {
            return marked(
                    iam.listAttachedRolePoliciesPaginator(r -> r.roleName(owner)).attachedPolicies().stream()
                            .map(AttachedPolicy::policyArn),
                    "attached");
        }

        @Override
        void take(IamClient iam, String owner, String id) {
            iam.detachRolePolicy(r -> r.roleName(owner).policyArn(id));
        }
    },
    INSTANCE_PROFILE("InstanceProfile", Principal.Kind.ROLE) {
        @Override
        Map<String, JsonNode> of(IamClient iam, String owner) {
            return marked(
                    iam.listInstanceProfilesForRolePaginator(r -> r.roleName(owner)).instanceProfiles().stream()
                            .map(InstanceProfile::instanceProfileName),
                    "has the role");
        }

        @Override
        void take(IamClient iam, String owner, String id) {
            iam.removeRoleFromInstanceProfile(r -> r.roleName(owner).instanceProfileName(id));
        }
    };

    private final String attribute;
    private final Principal.Kind kind;

    Belonging(String attribute, Principal.Kind kind) {
        this.attribute = attribute;
        this.kind = kind;
    }

    /** What the owner has of it now, by id. */
    abstract Map<String, JsonNode> of(IamClient iam, String owner);

    /** @throws NoSuchEntityException when it is gone already */
    abstract void take(IamClient iam, String owner, String id);

    /** Everything that is to be taken from a principal, in order. */
    static List<Change> all(IamClient iam, Principal owner, String arn) {
        return Stream.of(values())
                .filter(belonging -> belonging.kind == owner.kind())
                .flatMap(belonging -> new TreeMap<>(belonging.of(iam, owner.name()))
                        .entrySet().stream().map(one -> belonging.change(arn, one)))
                .toList();
    }

    private Change change(String arn, Map.Entry<String, JsonNode> one) {
        var name = one.getKey().isEmpty() ? attribute : attribute + "/" + one.getKey();
        return new Change(arn, name, one.getValue(), NullNode.getInstance());
    }

    /** Safe to repeat. */
    static void take(IamClient iam, Change change) {
        var owner = Principal.of(change.resource());
        var named = change.attribute().split("/", 2);
        var belonging = Stream.of(values())
                .filter(b -> b.kind == owner.kind() && b.attribute.equals(named[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no belonging: " + change.attribute()));
        try {
            belonging.take(iam, owner.name(), named.length == 1 ? "" : named[1]);
        } catch (NoSuchEntityException _) {
            // an earlier attempt took it, or its owner
        }
    }

    private static <M extends SdkPojo> Map<String, JsonNode> described(Stream<M> models, Function<M, String> id) {
        return models.collect(Collectors.toMap(id, SdkJson::of));
    }

    private static Map<String, JsonNode> marked(Stream<String> names, String mark) {
        return names.collect(Collectors.toMap(name -> name, _ -> StringNode.valueOf(mark)));
    }

    private static Map<String, JsonNode> documents(IamClient iam, Principal owner, Stream<String> names) {
        return names.collect(Collectors.toMap(name -> name, name -> new InlinePolicy(name).read(iam, owner)));
    }
}
