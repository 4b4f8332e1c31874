package resolute.security;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request whose body has been read and can be read once more. */
class BufferedRequest extends HttpServletRequestWrapper {

	private final ServletInputStream input;

	BufferedRequest(HttpServletRequest request, byte[] body) {
		super(request);
		this.input = new BufferedInput(body);
	}

	@Override
	public ServletInputStream getInputStream() {
		return this.input;
	}

	@Override
	public BufferedReader getReader() {
		return new BufferedReader(new InputStreamReader(this.input, StandardCharsets.UTF_8));
	}

	private static final class BufferedInput extends ServletInputStream {

		private final ByteArrayInputStream bytes;

		BufferedInput(byte[] body) {
			this.bytes = new ByteArrayInputStream(body);
		}

		@Override
		public int read() {
			return this.bytes.read();
		}

		@Override
		public int read(byte[] buffer, int offset, int length) {
			return this.bytes.read(buffer, offset, length);
		}

		@Override
		public boolean isFinished() {
			return this.bytes.available() == 0;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new UnsupportedOperationException("The body is at hand: nobody has to wait for it");
		}

	}

}
