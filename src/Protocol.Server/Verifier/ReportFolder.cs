using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Protocol.Gates;
using Protocol.Text;

namespace Protocol.Server.Verifier;

/// <summary>
/// The report files of a run: those in the checkout that match the criterion's pattern. What matches before the run is
/// removed, so that only what this run wrote counts. Links are not followed.
/// </summary>
internal sealed class ReportFolder
{
    private const int MaxFiles = 64;

    private static readonly EnumerationOptions RealFilesOnly = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    private readonly string root;
    private readonly Glob glob;
    private readonly string format;

    /// <summary>Looks for the files of a source below a root.</summary>
    /// <exception cref="CannotVerifyException">The format is unknown.</exception>
    public ReportFolder(string root, ReportSource source)
    {
        if (source.Format is not ("trx" or "junit"))
            throw new CannotVerifyException("The criterion names a report format other than trx and junit.");
        (this.root, glob, format) = (root, new(source.Path), source.Format);
    }

    /// <summary>Removes what is there before the run.</summary>
    public void Clear()
    {
        foreach (var file in Find())
            File.Delete(file);
    }

    /// <summary>Reads what the run left; null where it left nothing.</summary>
    public TestReport? Read()
    {
        var files = Find().Order(StringComparer.Ordinal).ToArray();
        if (files.Length == 0)
            return null;
        if (files.Length > MaxFiles || files.Any(file => new FileInfo(file).Length > ReportXml.MaxBytes))
            return new([], $"There are more than {MaxFiles} reports, or one of more than {ReportXml.MaxBytes} bytes.");

        // Digest first, parse after: what is parsed is what was digested.
        var contents = files.Select(ReadFile).OfType<byte[]>().ToArray();
        if (contents.Length < files.Length)
            return new([], "A report is no regular file, or cannot be read.");

        var reports = contents.Select(Parse).ToArray();
        var incomplete = reports.Select(report => report.Incomplete).FirstOrDefault(fault => fault is not null);
        return new([.. reports.SelectMany(report => report.Cases)], incomplete) { File = Describe(files, contents) };
    }

    /// <summary>
    /// The content, or null. A pipe that the run left in place of its report must not hold up the verifier: opened for
    /// both directions it waits for nobody, and is told by having no positions.
    /// </summary>
    private static byte[]? ReadFile(string path)
    {
        try
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
            if (!file.CanSeek)
                return null;

            var content = new byte[file.Length];
            file.ReadExactly(content);
            return content;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private IEnumerable<string> Find() =>
        Directory.EnumerateFiles(root, "*", RealFilesOnly)
            .Where(file => glob.Matches(Path.GetRelativePath(root, file).Replace('\\', '/')));

    private TestReport Parse(byte[] content)
    {
        try
        {
            var document = ReportXml.Read(content);
            return format == "trx" ? TrxReport.Read(document) : JUnitReport.Read(document);
        }
        catch (XmlException)
        {
            return new([], "The report is not well-formed XML, or holds what a report must not hold.");
        }
    }

    /// <summary>One file is named by its digest; several by the digest over their sorted paths and digests.</summary>
    private ReportFile Describe(string[] files, byte[][] contents)
    {
        var digests = contents.Select(content => Convert.ToHexStringLower(SHA256.HashData(content))).ToArray();
        var lines = files.Zip(digests, (file, digest) => $"{Path.GetRelativePath(root, file)}\0{digest}\n");
        var digest = digests is [var only]
            ? only : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
        return new(format, new($"sha256:{digest}"), contents.Sum(content => (long)content.Length));
    }
}
