;; Run by emacs.test.ts inside an Emacs that has the settings of docs/editors.md: does with the server what a writer does, and
;; says what came of it, as JSON in the file $HUASHU_RESULT.
(require 'json)

(defvar huashu-test-result nil)
(defun huashu-test-tell (key value) (push (cons key value) huashu-test-result))

(defun huashu-test-wait (what done)
  "Waits until DONE, a function, gives something, and answers it; an error that names WHAT after half a minute."
  (let ((tries 0) found)
    (while (and (not (setq found (funcall done))) (< (setq tries (1+ tries)) 600))
      (accept-process-output nil 0.05))
    (or found (error "%s did not come" what))))

(defun huashu-test-lines () (split-string (buffer-string) "\n" t))

(defun huashu-test-problems () (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(defun huashu-test-has (word texts) (seq-some (lambda (text) (string-match-p (regexp-quote word) text)) texts))

(condition-case problem
    (progn
      (find-file "a.huashu")
      (huashu-test-tell 'mode (symbol-name major-mode))
      ;; eglot-ensure connects once Emacs has nothing else to do, which never comes without a terminal.
      (run-hooks 'post-command-hook)
      (huashu-test-wait "the connection" (lambda () (and (fboundp 'eglot-managed-p) (eglot-managed-p))))
      (flymake-start)
      (huashu-test-wait "problems" #'flymake-diagnostics)
      (huashu-test-tell 'shown (vconcat (huashu-test-problems)))

      ;; The first quick fix on the first line.
      (goto-char (point-min))
      (search-forward "你")
      (let* ((actions (eglot-code-actions (1- (point)) (point) "quickfix"))
             (action (aref (vconcat actions) 0)))
        (huashu-test-tell 'action (plist-get action :title))
        ;; Later versions want to know what the edit comes from.
        (apply #'eglot--apply-workspace-edit (plist-get action :edit)
               (if (eq (car (func-arity 'eglot--apply-workspace-edit)) 1) nil '(test))))
      (huashu-test-tell 'fixed (car (huashu-test-lines)))
      (eglot--signal-textDocument/didChange)
      (huashu-test-wait "the end of the problem"
                        (lambda () (flymake-start) (not (huashu-test-has "[pronoun]" (huashu-test-problems)))))

      ;; Completion by initials at the end of the last line, as choosing the first of the list does it.
      (goto-char (point-max))
      (backward-char)
      (let* ((found (eglot-completion-at-point))
             (start (nth 0 found))
             (end (nth 1 found))
             (first (car (all-completions (buffer-substring start end) (nth 2 found)))))
        (huashu-test-tell 'completion (substring-no-properties first))
        (delete-region start end)
        (insert first)
        (funcall (plist-get (nthcdr 3 found) :exit-function) first 'finished))
      (huashu-test-tell 'completed (car (last (huashu-test-lines))))
      (eglot--signal-textDocument/didChange)

      (goto-char (point-max))
      (search-backward "请稍等")
      (let ((hover (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                                    (eglot--TextDocumentPositionParams))))
        (huashu-test-tell 'hover (substring-no-properties
                                  (eglot--hover-info (plist-get hover :contents) (plist-get hover :range)))))

      (goto-char (point-min))
      (search-forward "{称")
      (eglot-rename "姓氏")
      (huashu-test-tell 'renamed (nth 1 (huashu-test-lines)))
      (eglot--signal-textDocument/didChange)

      (huashu-test-tell 'outline (vconcat (mapcar (lambda (each) (plist-get each :name))
                                                  (jsonrpc-request (eglot--current-server-or-lose)
                                                                   :textDocument/documentSymbol
                                                                   (list :textDocument (eglot--TextDocumentIdentifier))))))

      (goto-char (point-max))
      (insert "客服:您好,再见.\n")
      (eglot--signal-textDocument/didChange)
      (eglot-format)
      (huashu-test-tell 'formatted (car (last (huashu-test-lines)))))
  (error (huashu-test-tell 'error (error-message-string problem))))

(let ((coding-system-for-write 'utf-8))
  (write-region (json-encode huashu-test-result) nil (getenv "HUASHU_RESULT")))
(kill-emacs 0)
