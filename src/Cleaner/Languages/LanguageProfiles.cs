using System.Runtime.InteropServices;
using System.Text;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Languages;

/// <summary>The probability of the trigrams of <c>profiles.tsv</c> in each language (after Cavnar and Trenkle 1994), in a table that needs
/// one look-up per trigram for all languages.</summary>
internal sealed class LanguageProfiles
{
    /// <summary>Weights are this many times natural logarithms.</summary>
    public const int Steps = 4;

    private const int Slots = 1 << 17;

    private readonly Slot[] slots = new Slot[Slots];
    private readonly List<string> tags = [];
    private readonly List<string> groups = [];
    private readonly byte[] numbers = new byte[26 * 26];
    private readonly byte[] pairs;

    private LanguageProfiles(ReadOnlySpan<byte> table)
    {
        Span<char> gram = stackalloc char[4];
        var read = new byte[table.Length];
        var end = 0; // of what was read
        while (!table.IsEmpty)
        {
            var feed = table.IndexOf((byte)'\n');
            var line = feed < 0 ? table : table[..feed];
            table = feed < 0 ? default : table[(feed + 1)..];
            if (line.IsEmpty || line[0] == '#')
                continue;
            var tab = line.IndexOf((byte)'\t');
            var length = Encoding.UTF8.GetChars(line[..tab], gram);
            var slot = SlotOf(Key(gram[..length]));
            slots[slot] = new Slot(Key(gram[..length]), end);
            for (var rest = line[(tab + 1)..]; rest.Length >= 4; rest = rest[4..])
            {
                read[end++] = NumberOf(rest[..2]);
                read[end++] = (byte)((rest[2] - '0') * 10 + rest[3] - '0');
            }
            read[end++] = 0;
        }
        pairs = read[..end];
    }

    /// <summary>The profiles, read at the first use.</summary>
    public static LanguageProfiles Instance { get; } = new(LanguageData.Bytes("profiles.tsv"));

    /// <summary>The languages that have a profile.</summary>
    public IReadOnlyList<string> Tags => tags;

    /// <summary>The macrolanguage of each.</summary>
    public IReadOnlyList<string> Groups => groups;

    /// <summary>A trigram, or a word of two letters between spaces, as one number.</summary>
    public static ulong Key(char a, char b, char c, char d = '\0') => a | ((ulong)b << 16) | ((ulong)c << 32) | ((ulong)d << 48);

    /// <summary>Adds a trigram's weight to the score of each language that has it.</summary>
    public void Add(ulong key, Span<int> scores)
    {
        var slot = SlotOf(key);
        if (slots[slot].Key == 0)
            return;
        for (var at = slots[slot].Start; pairs[at] != 0; at += 2)
            scores[pairs[at] - 1] += pairs[at + 1];
    }

    private static ulong Key(ReadOnlySpan<char> gram)
    {
        Span<char> letters = stackalloc char[4];
        letters.Clear();
        gram.CopyTo(letters);
        letters.Replace('_', ' ');
        return Key(letters[0], letters[1], letters[2], letters[3]);
    }

    private int SlotOf(ulong key)
    {
        var slot = (int)((key * 0x9E3779B97F4A7C15) >> 47);
        while (slots[slot].Key != 0 && slots[slot].Key != key)
            slot = (slot + 1) & (Slots - 1);
        return slot;
    }

    /// <summary>The number of a tag of two letters, from 1.</summary>
    private byte NumberOf(ReadOnlySpan<byte> tag)
    {
        ref var number = ref numbers[(tag[0] - 'a') * 26 + tag[1] - 'a'];
        if (number == 0)
        {
            tags.Add(Encoding.ASCII.GetString(tag));
            groups.Add(LanguageTag.Macrolanguage(LanguageTag.Primary(tags[^1])));
            number = (byte)tags.Count;
        }
        return number;
    }

    /// <summary>A trigram, and the place of its languages and weights.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(ulong Key, int Start);
}
