package dev.cofferdam.range.account;

import dev.cofferdam.range.service.Call;
import dev.cofferdam.range.service.ModelJson;
import dev.cofferdam.range.service.ServiceError;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.ContactInformation;
import software.amazon.awssdk.services.account.model.GetAlternateContactRequest;
import software.amazon.awssdk.services.account.model.GetAlternateContactResponse;
import software.amazon.awssdk.services.account.model.GetContactInformationRequest;
import software.amazon.awssdk.services.account.model.GetContactInformationResponse;

/** Whom AWS writes to. */
final class ContactReads implements AccountClient {
    private final Call call;

    ContactReads(Call call) {
        this.call = call;
    }

    @Override
    public GetContactInformationResponse getContactInformation(GetContactInformationRequest request) {
        var primary = call.world().contacts().primary();
        if (primary == null) throw notFound("No contact information found.");
        return GetContactInformationResponse.builder()
                .contactInformation(
                        ModelJson.read(primary, ContactInformation.builder()).build())
                .build();
    }

    @Override
    public GetAlternateContactResponse getAlternateContact(GetAlternateContactRequest request) {
        var type = request.alternateContactTypeAsString();
        var contact = call.world()
                .contacts()
                .alternates()
                .find(type)
                .orElseThrow(() -> notFound("No contact of the inputted alternate contact type found."));
        return GetAlternateContactResponse.builder()
                .alternateContact(c -> c.alternateContactType(type)
                        .name(contact.name())
                        .title(contact.title())
                        .emailAddress(contact.email())
                        .phoneNumber(contact.phone()))
                .build();
    }

    private static ServiceError notFound(String message) {
        return new ServiceError("ResourceNotFoundException", message, 404);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
