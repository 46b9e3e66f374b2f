package dev.cofferdam.range.organizations;

import dev.cofferdam.range.service.ServicePart;
import dev.cofferdam.range.service.SimulatedService;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.AccessDeniedException;
import software.amazon.awssdk.services.organizations.model.AccountNotFoundException;
import software.amazon.awssdk.services.organizations.model.AwsOrganizationsNotInUseException;
import software.amazon.awssdk.services.organizations.model.ChildNotFoundException;
import software.amazon.awssdk.services.organizations.model.ConstraintViolationException;
import software.amazon.awssdk.services.organizations.model.DestinationParentNotFoundException;
import software.amazon.awssdk.services.organizations.model.DuplicateAccountException;
import software.amazon.awssdk.services.organizations.model.DuplicateOrganizationalUnitException;
import software.amazon.awssdk.services.organizations.model.DuplicatePolicyAttachmentException;
import software.amazon.awssdk.services.organizations.model.DuplicatePolicyException;
import software.amazon.awssdk.services.organizations.model.InvalidInputException;
import software.amazon.awssdk.services.organizations.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnitNotEmptyException;
import software.amazon.awssdk.services.organizations.model.OrganizationalUnitNotFoundException;
import software.amazon.awssdk.services.organizations.model.OrganizationsException;
import software.amazon.awssdk.services.organizations.model.ParentNotFoundException;
import software.amazon.awssdk.services.organizations.model.PolicyInUseException;
import software.amazon.awssdk.services.organizations.model.PolicyNotAttachedException;
import software.amazon.awssdk.services.organizations.model.PolicyNotFoundException;
import software.amazon.awssdk.services.organizations.model.PolicyTypeNotAvailableForOrganizationException;
import software.amazon.awssdk.services.organizations.model.PolicyTypeNotEnabledException;
import software.amazon.awssdk.services.organizations.model.SourceParentNotFoundException;
import software.amazon.awssdk.services.organizations.model.TargetNotFoundException;
import software.amazon.awssdk.services.organizations.model.TooManyRequestsException;

/** The service as a whole. */
public final class Organizations {
    private static final Map<String, Supplier<? extends AwsServiceException.Builder>> ERRORS = Map.ofEntries(
            Map.entry("AccessDeniedException", AccessDeniedException::builder),
            Map.entry("AccountNotFoundException", AccountNotFoundException::builder),
            Map.entry("AWSOrganizationsNotInUseException", AwsOrganizationsNotInUseException::builder),
            Map.entry("ChildNotFoundException", ChildNotFoundException::builder),
            Map.entry("ConstraintViolationException", ConstraintViolationException::builder),
            Map.entry("DestinationParentNotFoundException", DestinationParentNotFoundException::builder),
            Map.entry("DuplicateAccountException", DuplicateAccountException::builder),
            Map.entry("DuplicateOrganizationalUnitException", DuplicateOrganizationalUnitException::builder),
            Map.entry("DuplicatePolicyAttachmentException", DuplicatePolicyAttachmentException::builder),
            Map.entry("DuplicatePolicyException", DuplicatePolicyException::builder),
            Map.entry("InvalidInputException", InvalidInputException::builder),
            Map.entry("MalformedPolicyDocumentException", MalformedPolicyDocumentException::builder),
            Map.entry("OrganizationalUnitNotEmptyException", OrganizationalUnitNotEmptyException::builder),
            Map.entry("OrganizationalUnitNotFoundException", OrganizationalUnitNotFoundException::builder),
            Map.entry("ParentNotFoundException", ParentNotFoundException::builder),
            Map.entry("PolicyInUseException", PolicyInUseException::builder),
            Map.entry("PolicyNotAttachedException", PolicyNotAttachedException::builder),
            Map.entry("PolicyNotFoundException", PolicyNotFoundException::builder),
            Map.entry(
                    "PolicyTypeNotAvailableForOrganizationException",
                    PolicyTypeNotAvailableForOrganizationException::builder),
            Map.entry("PolicyTypeNotEnabledException", PolicyTypeNotEnabledException::builder),
            Map.entry("SourceParentNotFoundException", SourceParentNotFoundException::builder),
            Map.entry("TargetNotFoundException", TargetNotFoundException::builder),
            Map.entry("TooManyRequestsException", TooManyRequestsException::builder));

    private Organizations() {}

    public static SimulatedService<OrganizationsClient> service() {
        return new SimulatedService<>(
                OrganizationsClient.class,
                "organizations",
                "Organizations",
                true,
                "TooManyRequestsException",
                "AccessDeniedException",
                OrganizationsException::builder,
                ERRORS,
                List.of(
                        new ServicePart<>(Accounts.class, Accounts::new),
                        new ServicePart<>(Units.class, Units::new),
                        new ServicePart<>(Policies.class, Policies::new),
                        new ServicePart<>(Attachments.class, Attachments::new),
                        new ServicePart<>(Tags.class, Tags::new)));
    }
}
