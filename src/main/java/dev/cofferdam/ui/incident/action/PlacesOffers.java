package dev.cofferdam.ui.incident.action;

import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.action.offers.Offer;
import dev.cofferdam.action.offers.Offered;
import dev.cofferdam.action.offers.ResourceOffers;
import dev.cofferdam.aws.AwsSessionException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What there is of a type in each of several accounts and regions, each named with its place. */
record PlacesOffers(Listing listing, ValueType type, Spread places) implements Supplier<Offered> {

    /** @throws ActionException when nothing could be read anywhere */
    @Override
    public Offered get() {
        var offers = new ArrayList<Offer>();
        var unread = new ArrayList<String>();
        var more = false;
        for (var typed : places.accounts()) {
            var account = typed.equals(places.here().account()) ? "" : typed;
            for (var region : ResourceOffers.isOfAllRegions(type) ? List.of("") : places.regions()) {
                if (offers.size() >= ResourceOffers.MOST) return new Offered(offers, true, unread);
                try {
                    var there = listing.list(type, account, places.role(), region);
                    there.offers().forEach(offer -> offers.add(placed(offer, account, region)));
                    more |= there.more();
                } catch (ActionException | AwsSessionException e) {
                    unread.add(String.valueOf(e.getMessage()));
                }
            }
        }
        if (offers.isEmpty() && !unread.isEmpty()) throw new ActionException("NotListed", unread.getFirst());
        return new Offered(offers, more, unread);
    }

    /** As {@link Thing} reads it; what is where a step works anyhow needs no place. */
    private Offer placed(Offer offer, String account, String region) {
        if (account.isEmpty() && region.isEmpty()) return offer;
        var there = account.isEmpty() ? places.here().account() : account;
        return new Offer(there + "/" + region + "/" + offer.id(), offer.says());
    }
}
