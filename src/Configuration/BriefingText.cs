using BriefingBus.ServiceDefaults.Files;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BriefingBus.Configuration;

/// <summary>Loads and parses the text of <c>briefing.yaml</c>, without regard to its keys.</summary>
public static class BriefingText
{
    /// <summary>The maximum size of a briefing.yaml, in bytes.</summary>
    internal const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>The text of the file, without a byte order mark.</summary>
    /// <exception cref="ConfigurationMistakesException">The file is missing, cannot be read, is too large, or is not UTF-8.</exception>
    public static string Load(string path)
    {
        try
        {
            var bytes = BoundedFile.Read(path, MaxBytes) ?? throw Wrong(path, $"the file is too large, expected at most {MaxBytes} bytes");
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Wrong(path, "there is no such file; name one with --config, or write one with 'briefingbus init'");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong(path, Directory.Exists(path) ? "this is a folder, expected a file" : $"the file cannot be read: {e.Message}");
        }
        catch (ArgumentException e) when (e is not DecoderFallbackException)
        {
            throw Wrong(path, "no file can have this name, expected the path of a briefing.yaml");
        }
        catch (DecoderFallbackException e)
        {
            throw Wrong(path, $"the file is not UTF-8 (byte {e.Index}); save it as UTF-8");
        }
    }

    /// <summary>The keys and values of the file.</summary>
    /// <exception cref="ConfigurationMistakesException">The text is not one YAML document of keys and values.</exception>
    internal static YamlMappingNode Parse(string path, string text)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new BoundedParser(text));
        }
        catch (YamlException e)
        {
            var (at, problem) = YamlMistakes.Of(text, e);
            throw Wrong(path, at, "not valid YAML: " + problem);
        }
        return yaml.Documents switch
        {
            [] => throw Wrong(path, "the file is empty, expected at least the key 'editions'"),
            [{ RootNode: YamlMappingNode root }] => root,
            [{ RootNode: var other }] => throw Wrong(path, other.Start, "expected keys and values, 'editions' among them"),
            [_, { RootNode: var second }, ..] => throw Wrong(path, second.Start, "a second YAML document begins here, expected one"),
            _ => throw Wrong(path, "expected one YAML document"),
        };
    }

    private static ConfigurationMistakesException Wrong(string path, string problem) => Wrong(path, Mark.Empty, problem);

    private static ConfigurationMistakesException Wrong(string path, Mark at, string problem) =>
        new([new Mistake(path, Math.Max(1, (int)at.Line), Math.Max(1, (int)at.Column), "", problem)]);
}
