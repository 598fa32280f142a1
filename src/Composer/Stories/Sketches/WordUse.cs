using System.Runtime.InteropServices;
using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>How an article uses a word.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct WordUse
{
    private const ushort InTitle = 0x8000;
    private const int MaxCount = 0x7FFF;

    private ushort counted;

    /// <summary>The word, <see cref="WordForm.Key"/>.</summary>
    public uint Key { get; init; }

    /// <summary>Its term, <see cref="WordForm.Term"/>.</summary>
    public uint Term { get; init; }

    /// <summary>How often it begins with a small letter in running text, up to 255.</summary>
    public byte Small { get; private set; }

    /// <summary>How often it begins with a capital inside a sentence, in languages in which only names do, up to 255.</summary>
    public byte Capital { get; private set; }

    /// <summary>How much it counts, in halves: 8 for each time in the headline, 2 in the summary, 1 in the text.</summary>
    public readonly int Halves => counted & MaxCount;

    /// <summary>Whether the headline has it.</summary>
    public readonly bool IsInTitle => (counted & InTitle) != 0;

    public void Add(int halves, bool isTitle) =>
        counted = (ushort)(Math.Min(MaxCount, Halves + halves) | (isTitle ? InTitle : counted & InTitle));

    public void AddSmall() => Small += (byte)(Small < byte.MaxValue ? 1 : 0);

    public void AddCapital() => Capital += (byte)(Capital < byte.MaxValue ? 1 : 0);
}
