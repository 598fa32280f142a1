namespace BriefingBus.Composer.Composing;

/// <summary>An edition was asked for that the configuration does not have; asking again will not help.</summary>
/// <param name="edition">The name asked for.</param>
/// <param name="known">The names that there are.</param>
public sealed class UnknownEditionException(string edition, IEnumerable<string> known)
    : Exception($"There is no edition \"{edition}\" in the configuration; it has {string.Join(", ", known.Select(k => $"\"{k}\""))}.");
