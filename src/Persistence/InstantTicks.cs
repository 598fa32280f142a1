using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BriefingBus.Persistence;

/// <summary>An instant as UTC ticks: <see cref="InstantConvention"/>. Public, because the services' compiled models name it.</summary>
public sealed class InstantTicks() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
