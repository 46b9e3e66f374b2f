package dev.cofferdam.range.iam;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.world.User;
import dev.cofferdam.range.world.User.Credential;
import dev.cofferdam.range.world.User.Credential.Kind;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.DeleteServiceSpecificCredentialRequest;
import software.amazon.awssdk.services.iam.model.DeleteServiceSpecificCredentialResponse;
import software.amazon.awssdk.services.iam.model.DeleteSigningCertificateRequest;
import software.amazon.awssdk.services.iam.model.DeleteSigningCertificateResponse;
import software.amazon.awssdk.services.iam.model.DeleteSshPublicKeyRequest;
import software.amazon.awssdk.services.iam.model.DeleteSshPublicKeyResponse;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsRequest;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsResponse;
import software.amazon.awssdk.services.iam.model.ListSigningCertificatesRequest;
import software.amazon.awssdk.services.iam.model.ListSigningCertificatesResponse;
import software.amazon.awssdk.services.iam.model.ListSshPublicKeysRequest;
import software.amazon.awssdk.services.iam.model.ListSshPublicKeysResponse;
import software.amazon.awssdk.services.iam.model.SSHPublicKeyMetadata;
import software.amazon.awssdk.services.iam.model.ServiceSpecificCredentialMetadata;
import software.amazon.awssdk.services.iam.model.SigningCertificate;
import software.amazon.awssdk.services.iam.model.StatusType;

/** Users' signing certificates, SSH keys and credentials for single services. */
final class UserCredentials extends IamPart {
    UserCredentials(Call call) {
        super(call);
    }

    @Override
    public ListSigningCertificatesResponse listSigningCertificates(ListSigningCertificatesRequest request) {
        var user = user(request.userName());
        return ListSigningCertificatesResponse.builder()
                .certificates(of(user, Kind.SIGNING_CERTIFICATE)
                        .map(c -> SigningCertificate.builder()
                                .userName(user.name())
                                .certificateId(c.id())
                                .status(StatusType.ACTIVE)
                                .uploadDate(c.created())
                                .build())
                        .toList())
                .isTruncated(false)
                .build();
    }

    @Override
    public DeleteSigningCertificateResponse deleteSigningCertificate(DeleteSigningCertificateRequest request) {
        delete(user(request.userName()), Kind.SIGNING_CERTIFICATE, request.certificateId());
        return DeleteSigningCertificateResponse.builder().build();
    }

    @Override
    public ListSshPublicKeysResponse listSSHPublicKeys(ListSshPublicKeysRequest request) {
        var user = user(request.userName());
        return ListSshPublicKeysResponse.builder()
                .sshPublicKeys(of(user, Kind.SSH_KEY)
                        .map(c -> SSHPublicKeyMetadata.builder()
                                .userName(user.name())
                                .sshPublicKeyId(c.id())
                                .status(StatusType.ACTIVE)
                                .uploadDate(c.created())
                                .build())
                        .toList())
                .isTruncated(false)
                .build();
    }

    @Override
    public DeleteSshPublicKeyResponse deleteSSHPublicKey(DeleteSshPublicKeyRequest request) {
        delete(user(request.userName()), Kind.SSH_KEY, request.sshPublicKeyId());
        return DeleteSshPublicKeyResponse.builder().build();
    }

    @Override
    public ListServiceSpecificCredentialsResponse listServiceSpecificCredentials(
            ListServiceSpecificCredentialsRequest request) {
        var user = user(request.userName());
        return ListServiceSpecificCredentialsResponse.builder()
                .serviceSpecificCredentials(of(user, Kind.SERVICE)
                        .map(c -> ServiceSpecificCredentialMetadata.builder()
                                .userName(user.name())
                                .serviceSpecificCredentialId(c.id())
                                .serviceName("codecommit.amazonaws.com")
                                .status(StatusType.ACTIVE)
                                .createDate(c.created())
                                .build())
                        .toList())
                .build();
    }

    @Override
    public DeleteServiceSpecificCredentialResponse deleteServiceSpecificCredential(
            DeleteServiceSpecificCredentialRequest request) {
        delete(user(request.userName()), Kind.SERVICE, request.serviceSpecificCredentialId());
        return DeleteServiceSpecificCredentialResponse.builder().build();
    }

    private static Stream<Credential> of(User user, Kind kind) {
        return user.credentials().stream().filter(c -> c.kind() == kind);
    }

    private void delete(User user, Kind kind, String id) {
        var credential = of(user, kind)
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow(() -> noSuch("The credential with id %s cannot be found.", id));
        world.users()
                .put(user.withCredentials(user.credentials().stream()
                        .filter(c -> !c.equals(credential))
                        .toList()));
    }
}
