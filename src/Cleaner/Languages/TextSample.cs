using System.Globalization;
using System.Text;

namespace BriefingBus.Cleaner.Languages;

/// <summary>A text's letters by script, and the weight of its trigrams in each language.</summary>
internal ref struct TextSample
{
    /// <summary>The number of letters that are read; more do not change the result.</summary>
    private const int Enough = 600;

    private TextSample(Span<int> letters, Span<int> scores)
    {
        Letters = letters;
        Scores = scores;
    }

    /// <summary>How many letters of each script of <see cref="Languages.Scripts.All"/> it has.</summary>
    public Span<int> Letters { get; }

    /// <summary>The sum of weights for each language of the profiles.</summary>
    public Span<int> Scores { get; }

    /// <summary>The number of trigrams.</summary>
    public int Trigrams { get; private set; }

    /// <summary>Reads a text without the addresses in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="letters">Room for a number for each script.</param>
    /// <param name="scores">Room for a number for each language of the profiles.</param>
    public static TextSample Of(string text, Span<int> letters, Span<int> scores)
    {
        letters.Clear();
        scores.Clear();
        var sample = new TextSample(letters, scores);
        if (text.AsSpan().ContainsAnyInRange('\u0300', '\u036F') && !text.IsNormalized())
            text = text.Normalize(NormalizationForm.FormC);
        sample.Read(text);
        return sample;
    }

    private void Read(string text)
    {
        var profiles = LanguageProfiles.Instance;
        var (before, last) = (' ', ' ');
        var length = 0; // of the word so far
        var read = 0;
        for (var i = 0; i <= text.Length && read < Enough; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            var script = Scripts.IndexOf(c);
            if (script == 0 && !(length > 0 && IsMark(c)))
            {
                if (length > 0)
                    Add(profiles, before, last, ' ');
                if (length == 2)
                    Add(profiles, ' ', before, last, ' ');
                length = 0;
                continue;
            }
            if (length == 0 && IsAddress(text.AsSpan(i)))
            {
                while (i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]))
                    i++;
                continue;
            }
            read++;
            Letters[script]++;
            c = char.ToLowerInvariant(c);
            if (length == 0)
                before = ' ';
            else
                Add(profiles, before, last, c);
            if (length > 0)
                before = last;
            last = c;
            length++;
        }
    }

    private void Add(LanguageProfiles profiles, char a, char b, char c, char d = '\0')
    {
        Trigrams++;
        profiles.Add(LanguageProfiles.Key(a, b, c, d), Scores);
    }

    private static bool IsMark(char c) =>
        c >= '\u0300' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsAddress(ReadOnlySpan<char> text) => text[0] is 'h' or 'w'
        && (text.StartsWith("http://") || text.StartsWith("https://") || text.StartsWith("www."));
}
