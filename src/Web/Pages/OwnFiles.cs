using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.StaticFiles;

namespace BriefingBus.Web.Pages;

/// <summary>The page's own files. Each address contains its content's hash, so that browsers may cache it forever. The style sheet is
/// <c>Assets/site.css</c> followed by the style sheets of the areas.</summary>
internal static class OwnFiles
{
    /// <summary>The name of the only style sheet.</summary>
    public const string StyleSheet = "site.css";

    private const string Prefix = "asset/";
    private static readonly FileExtensionContentTypeProvider Types = new();
    private static readonly FrozenDictionary<string, OwnFile> ByName = Load();
    private static readonly FrozenDictionary<string, OwnFile> ByPath =
        ByName.Values.ToFrozenDictionary(a => a.Path, StringComparer.Ordinal);

    /// <summary>The path of a file, by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public static string PathOf(string name) => ByName[name].Path;

    /// <summary>The text of a file, by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public static string TextOf(string name) => Encoding.UTF8.GetString(ByName[name].Content);

    public static void MapOwnFiles(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/assets/{hash}/{name}", (string hash, string name, HttpResponse response) =>
        {
            if (!ByPath.TryGetValue($"/assets/{hash}/{name}", out var asset))
                return Results.NotFound();
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Bytes(asset.Content, asset.Type);
        });

    private static FrozenDictionary<string, OwnFile> Load()
    {
        var assembly = typeof(OwnFiles).Assembly;
        var files = assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToDictionary(n => n[Prefix.Length..], n => Read(assembly.GetManifestResourceStream(n)!));
        var sheets = files.Where(f => f.Key.EndsWith(".css", StringComparison.Ordinal))
            .OrderBy(f => f.Key != StyleSheet).ThenBy(f => f.Key, StringComparer.Ordinal).ToList();
        foreach (var sheet in sheets)
            files.Remove(sheet.Key);
        files[StyleSheet] = [.. sheets.SelectMany(s => s.Value)];
        return files.Select(f => OwnFile.Of(f.Key, f.Value)).ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);
    }

    private static byte[] Read(Stream stream)
    {
        using var buffer = new MemoryStream();
        using (stream)
            stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    private sealed record OwnFile(string Name, string Path, string Type, byte[] Content)
    {
        public static OwnFile Of(string name, byte[] content) => new(
            name,
            $"/assets/{Convert.ToHexStringLower(SHA256.HashData(content))[..12]}/{name}",
            TypeOf(name),
            content);

        private static string TypeOf(string name)
        {
            if (!Types.TryGetContentType(name, out var type))
                return "application/octet-stream";
            return type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
        }
    }
}
