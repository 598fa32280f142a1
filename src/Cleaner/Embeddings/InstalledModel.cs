using System.Reflection;
using System.Runtime.Loader;

namespace BriefingBus.Cleaner.Embeddings;

/// <summary>The model of sentence embeddings, if it is installed: in the folder <c>embeddings</c> beside the program, or in the one that
/// the environment variable <c>EMBEDDINGS__FOLDER</c> names. It is optional: without it, it costs nothing.</summary>
public sealed class InstalledModel
{
    /// <summary>The setting that names the folder.</summary>
    public const string FolderKey = "EMBEDDINGS__FOLDER";

    private const string Plugin = "BriefingBus.Embeddings";
    private const string Type = "BriefingBus.Embeddings.MiniLm";
    private const string Method = "Open";

    private static readonly Lazy<InstalledModel> OfProcess = new(() => Load(
        Environment.GetEnvironmentVariable(FolderKey) is { Length: > 0 } folder ? folder
            : Path.Combine(AppContext.BaseDirectory, "embeddings")));

    private InstalledModel(Func<string, byte[]>? directionOf, string? missing) => (DirectionOf, Missing) = (directionOf, missing);

    /// <summary>The process's model, loaded at the first use.</summary>
    public static InstalledModel Instance => OfProcess.Value;

    /// <summary>Computes the direction of a text (<see cref="Contracts.Embedding.Vector"/>); null if there is no model.</summary>
    public Func<string, byte[]>? DirectionOf { get; }

    /// <summary>Why there is no model; null if there is one.</summary>
    public string? Missing { get; }

    /// <summary>Loads the model from a folder. A missing model, or one that this machine cannot run, is no error: see
    /// <see cref="Missing"/>.</summary>
    public static InstalledModel Load(string folder)
    {
        var path = Path.GetFullPath(Path.Combine(folder, Plugin + ".dll"));
        if (!File.Exists(path))
            return new InstalledModel(null, $"{path} is missing");
        try
        {
            var open = new Folder(path).LoadFromAssemblyPath(path).GetType(Type)?.GetMethod(Method)
                ?? throw new NotSupportedException($"{path} has no {Type}.{Method}");
            return new InstalledModel(open.CreateDelegate<Func<Func<string, byte[]>>>()(), null);
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or NotSupportedException)
        {
            return new InstalledModel(null, e.Message);
        }
    }

    /// <summary>Loads the assemblies of the model from its folder.</summary>
    private sealed class Folder(string path) : AssemblyLoadContext(Plugin)
    {
        private readonly AssemblyDependencyResolver resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } found ? LoadUnmanagedDllFromPath(found) : 0;
    }
}
