package dev.cofferdam.range.iam;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.CredentialReportExpiredException;
import software.amazon.awssdk.services.iam.model.CredentialReportNotPresentException;
import software.amazon.awssdk.services.iam.model.CredentialReportNotReadyException;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** The service as a whole. */
public final class Iam {
    private Iam() {}

    public static SimulatedService<IamClient> service() {
        return new SimulatedService<>(
                IamClient.class,
                "iam",
                "Iam",
                true,
                "Throttling",
                "AccessDenied",
                IamException::builder,
                Map.of(
                        "NoSuchEntity", NoSuchEntityException::builder,
                        "DeleteConflict", DeleteConflictException::builder,
                        "MalformedPolicyDocument", MalformedPolicyDocumentException::builder,
                        "LimitExceeded", LimitExceededException::builder,
                        "ReportNotPresent", CredentialReportNotPresentException::builder,
                        "ReportInProgress", CredentialReportNotReadyException::builder,
                        "ReportExpired", CredentialReportExpiredException::builder,
                        "InvalidInput", InvalidInputException::builder),
                List.of(
                        new ServicePart<>(Users.class, Users::new),
                        new ServicePart<>(AccessKeys.class, AccessKeys::new),
                        new ServicePart<>(UserPolicies.class, UserPolicies::new),
                        new ServicePart<>(Roles.class, Roles::new),
                        new ServicePart<>(RolePolicies.class, RolePolicies::new),
                        new ServicePart<>(Attachments.class, Attachments::new),
                        new ServicePart<>(Boundaries.class, Boundaries::new),
                        new ServicePart<>(UserCredentials.class, UserCredentials::new),
                        new ServicePart<>(Deletions.class, Deletions::new),
                        new ServicePart<>(Providers.class, Providers::new),
                        new ServicePart<>(AllDetails.class, AllDetails::new),
                        new ServicePart<>(CredentialReports.class, CredentialReports::new),
                        new ServicePart<>(Groups.class, Groups::new),
                        new ServicePart<>(PolicySimulations.class, PolicySimulations::new),
                        new ServicePart<>(ManagedPolicies.class, ManagedPolicies::new)));
    }
}
