using System.Runtime.InteropServices;
using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>The use of a word in an article.</summary>
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

    /// <summary>The number of lower-case uses in running text, up to 255.</summary>
    public byte Small { get; private set; }

    /// <summary>The number of capitalised uses inside a sentence, in languages that capitalise only names, up to 255.</summary>
    public byte Capital { get; private set; }

    /// <summary>The weight, in halves: 8 for each use in the headline, 2 in the summary, 1 in the text.</summary>
    public readonly int Halves => counted & MaxCount;

    /// <summary>Whether the headline has it.</summary>
    public readonly bool IsInTitle => (counted & InTitle) != 0;

    public void Add(int halves, bool isTitle) =>
        counted = (ushort)(Math.Min(MaxCount, Halves + halves) | (isTitle ? InTitle : counted & InTitle));

    public void AddSmall() => Small += (byte)(Small < byte.MaxValue ? 1 : 0);

    public void AddCapital() => Capital += (byte)(Capital < byte.MaxValue ? 1 : 0);
}
