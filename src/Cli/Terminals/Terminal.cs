using System.Text;
using BriefingBus.ServiceDefaults.Logging;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace BriefingBus.Cli.Terminals;

/// <summary>The terminal for bars, tables and questions. Texts pass through <see cref="TerminalWriter"/>; the drawing does not.</summary>
internal static class Terminal
{
#pragma warning disable RS0030 // The drawing needs the terminal's commands; its texts pass VisibleTexts.
    public static IAnsiConsole Output() => Create(Console.OpenStandardOutput(), Console.IsOutputRedirected);

    public static IAnsiConsole Error() => Create(Console.OpenStandardError(), Console.IsErrorRedirected);
#pragma warning restore RS0030

    private static IAnsiConsole Create(Stream stream, bool isRedirected)
    {
        var console = AnsiConsole.Create(new()
        {
            Out = new Device(new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true }, !isRedirected),
        });
        console.Pipeline.Attach(new VisibleTexts());
        return console;
    }

    private sealed record Device(TextWriter Writer, bool IsTerminal) : IAnsiConsoleOutput
    {
        private const int WidthElsewhere = 200;
        private const int HeightElsewhere = 24;

        public int Width => IsTerminal && Console.BufferWidth > 0 ? Console.BufferWidth : WidthElsewhere;

        public int Height => IsTerminal && Console.WindowHeight > 0 ? Console.WindowHeight : HeightElsewhere;

        public void SetEncoding(Encoding encoding)
        {
        }
    }

    private sealed class VisibleTexts : IRenderHook
    {
        public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
            renderables.Select(r => new Visible(r));
    }

    private sealed class Visible(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth).Select(s =>
            s.IsControlCode || s.IsLineBreak ? s : new Segment(HiddenCharacters.ByNumber(s.Text), s.Style, s.Link));
    }
}

/// <summary>Writes UTF-8 to standard output, with the same treatment as other text.</summary>
internal sealed class TerminalStream : Stream
{
    private readonly Decoder decoder = new UTF8Encoding(false).GetDecoder();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var text = new char[decoder.GetCharCount(buffer, flush: false)];
        Console.Out.Write(text, 0, decoder.GetChars(buffer, text, flush: false));
    }

    public override void Flush() => Console.Out.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
