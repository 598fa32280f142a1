using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BriefingBus.Persistence;

/// <summary>Stores instants as 64-bit UTC ticks (100 ns since the year 1), so that both databases order and compare them alike;
/// SQLite has no type for an instant.</summary>
public static class InstantConvention
{
    /// <summary>Applies the convention to every <see cref="DateTimeOffset"/> of the model; they come back with offset zero.</summary>
    public static void StoreInstantsAsTicks(this ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<InstantTicks>();
}

/// <summary>An instant as UTC ticks: <see cref="InstantConvention"/>.</summary>
internal sealed class InstantTicks() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
