using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BriefingBus.Persistence;

/// <summary>An instant as UTC ticks: <see cref="InstantConvention"/>.</summary>
internal sealed class InstantTicks() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
