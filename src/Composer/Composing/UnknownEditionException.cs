namespace BriefingBus.Composer.Composing;

/// <summary>The configuration does not have the requested edition; retrying will not help.</summary>
/// <param name="edition">The requested name.</param>
/// <param name="known">The known names.</param>
public sealed class UnknownEditionException(string edition, IEnumerable<string> known)
    : Exception($"There is no edition \"{edition}\" in the configuration; it has {string.Join(", ", known.Select(k => $"\"{k}\""))}.");
