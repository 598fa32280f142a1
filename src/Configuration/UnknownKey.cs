namespace BriefingBus.Configuration;

/// <summary>Explains a key that nothing reads: mistyped, or in the wrong place.</summary>
internal static class UnknownKey
{
    private const int MaxShown = 60;

    private static readonly IReadOnlyList<(string Place, IReadOnlyCollection<string> Keys)> Places =
    [
        ("an edition", KeysOf(typeof(EditionOptions))),
        ("a section", KeysOf(typeof(SectionOptions))),
        ("a feed", KeysOf(typeof(FeedOptions))),
        (TopLevelKey.Deliver, TopLevelKey.OutletKinds),
        ("the top of the file", TopLevelKey.Known),
    ];

    /// <summary>The message, with the closest known word or the places of the key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="known">The known keys at its place.</param>
    public static string Problem(string key, IEnumerable<string> known)
    {
        var shown = Shown(key);
        return NearestWord.To(key, known) is { } guess ? $"unknown key '{shown}'; did you mean '{guess}'?"
            : Places.Where(place => place.Keys.Contains(key)).Select(place => place.Place).ToList() is { Count: > 0 } places
                ? $"unknown key '{shown}' here; it belongs to {string.Join(" or ", places)}"
            : $"unknown key '{shown}'; known here: {string.Join(", ", known)}";
    }

    /// <summary>The key with code points in place of invisible characters, without which it may look like a known one.</summary>
    private static string Shown(string key) => string.Concat((key.Length > MaxShown ? key[..MaxShown] + "…" : key).Select(c =>
        c != ' ' && char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.SpaceSeparator ? $"\\u{(int)c:X4}" : $"{c}"));

    private static IReadOnlyCollection<string> KeysOf(Type record) => [.. OptionRecord.KeysOf(record).Keys];
}
