using BriefingBus.Text;

namespace BriefingBus.Cleaner.Languages;

/// <summary>Detects the language of a text: by its script and letters if they decide, or else by the <see cref="LanguageProfiles"/>. The
/// language that the feed or page states is a strong prior: only a text that is clearly in another language overrides it.</summary>
public static class LanguageDetector
{
    private const int MinLetters = 12;

    /// <summary>Japanese headlines may have ideographs without kana.</summary>
    private const int MinIdeographsForChinese = 40;

    /// <summary>The number of letters unique to one language that decides for it.</summary>
    private const int MinOwnLetters = 2;

    /// <summary>The number of characters that are searched for them.</summary>
    private const int OwnLettersWithin = 2000;

    /// <summary>The minimum margin over any other language, in natural logarithms, if no language is stated.</summary>
    private const int Lead = 5;

    /// <summary>The minimum margin over the stated language, in all and per trigram: foreign names and titles reach 25 in headlines, and
    /// 0.25 per trigram in texts with many.</summary>
    private const int LeadOverStated = 40;
    private const double LeadOverStatedEach = 0.3;

    /// <summary>The BCP 47 primary tag of a text's language; null if the text is too short or too mixed, and then the stated language
    /// counts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="stated">The language that its feed or page states, or null.</param>
    public static string? Detect(string text, string? stated = null)
    {
        Span<int> letters = stackalloc int[Scripts.All.Count];
        Span<int> scores = stackalloc int[LanguageProfiles.Instance.Tags.Count];
        var sample = TextSample.Of(text, letters, scores);
        var expected = stated is null ? null : LanguageTag.Primary(stated);
        if (Dominant(letters) is not { } script)
            return null;
        if (script == Scripts.Han || script == Scripts.Kana)
            return ChineseOrJapanese(letters[Scripts.Han], letters[Scripts.Kana], expected);
        if (OwnLetters(text, Scripts.All[script]) is { } own)
            return own;
        if (Scripts.All[script].Default is { } decided)
            return expected is not null && Scripts.All[script].Languages.Contains(expected) ? expected : decided;
        return OfProfiles(sample, script, expected);
    }

    private static string? OfProfiles(TextSample sample, int script, string? expected)
    {
        var profiles = LanguageProfiles.Instance;
        var best = -1;
        for (var i = 0; i < sample.Scores.Length; i++)
            if (sample.Scores[i] > (best < 0 ? 0 : sample.Scores[best]))
                best = i;
        if (best < 0)
            return null;
        var found = LanguageTag.Primary(profiles.Tags[best]);
        if (expected is null)
        {
            var second = Most(sample.Scores, group => group != profiles.Groups[best]);
            return sample.Scores[best] - second >= Lead * LanguageProfiles.Steps ? found : null;
        }
        var group = LanguageTag.Macrolanguage(expected);
        if (group == profiles.Groups[best])
            return expected;
        // A stated language without a profile is overridden only by a script that it does not use.
        if (!profiles.Groups.Contains(group) && !Scripts.IsForeignTo(expected, script))
            return null;
        var lead = sample.Scores[best] - Most(sample.Scores, other => other == group);
        return lead >= LanguageProfiles.Steps * Math.Max(LeadOverStated, LeadOverStatedEach * sample.Trigrams) ? found : null;
    }

    /// <summary>The highest score of the languages whose macrolanguage passes.</summary>
    private static int Most(Span<int> scores, Func<string, bool> ofGroup)
    {
        var most = 0;
        for (var i = 0; i < scores.Length; i++)
            if (scores[i] > most && ofGroup(LanguageProfiles.Instance.Groups[i]))
                most = scores[i];
        return most;
    }

    /// <summary>The script of most letters, or null if they are too few or no script has most. An ideograph counts as two
    /// letters.</summary>
    private static int? Dominant(Span<int> letters)
    {
        var (most, total) = (0, 0);
        foreach (var script in (ReadOnlySpan<int>)[Scripts.Han, Scripts.Kana, Scripts.Hangul])
            letters[script] *= 2;
        // Japanese uses both.
        var han = letters[Scripts.Han];
        letters[Scripts.Han] += letters[Scripts.Kana];
        for (var i = 1; i < letters.Length; i++)
        {
            total += i == Scripts.Kana ? 0 : letters[i];
            most = letters[i] > letters[most] ? i : most;
        }
        var least = letters[most] < MinLetters || 2 * letters[most] <= total;
        letters[Scripts.Han] = han;
        return most == 0 || least ? null : most;
    }

    private static string? ChineseOrJapanese(int ideographs, int kana, string? expected)
    {
        if (8 * kana > ideographs)
            return "ja";
        if (expected is not null && Scripts.All[Scripts.Han].Languages.Contains(expected))
            return expected is "zh" or "yue" || ideographs < 2 * MinIdeographsForChinese ? expected : "zh";
        return "zh";
    }

    /// <summary>The language whose unique letters a text has.</summary>
    private static string? OwnLetters(string text, Script script)
    {
        foreach (var (language, own) in script.Letters)
        {
            var rest = text.AsSpan(0, Math.Min(text.Length, OwnLettersWithin));
            for (var found = 1; rest.IndexOfAny(own) is >= 0 and var at; found++)
            {
                if (found == MinOwnLetters)
                    return language;
                rest = rest[(at + 1)..];
            }
        }
        return null;
    }
}
