package io.winback.campaign.audience;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import java.util.List;
import java.util.Optional;

/** The types of the facts that a rule can use. An unknown name in a rule is an error when the rule is written. */
final class RuleTypes implements CelTypeProvider {

    private final ImmutableList<CelType> all;

    /** @param occasion the types that the occasion is made of */
    RuleTypes(List<StructType> occasion) {
        all = ImmutableList.<CelType>builder()
                .add(FactTypes.MONEY)
                .addAll(CustomerType.ALL)
                .addAll(occasion)
                .build();
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return all;
    }

    @Override
    public Optional<CelType> findType(String name) {
        return all.stream().filter(type -> type.name().equals(name)).findFirst();
    }
}
